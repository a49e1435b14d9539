package io.lapilli.ui;

/**
 * Order of the navigation's entries, for {@code @Menu(order = MenuOrder.KEYS, icon = "key", title = …)}: the
 * title is a translation key, the icon a name of {@link Icon}. What falls into a hundred is shown as one group.
 */
public final class MenuOrder {

    public static final double OVERVIEW = 0;
    public static final double PROJECTS = 10;
    public static final double KEYS = 20;
    public static final double MODELS = 30;

    public static final double BUILD = 100;
    public static final double PLAYGROUND = 110;
    public static final double PROMPTS = 120;
    public static final double LIVE_SESSIONS = 130;
    public static final double EVALUATIONS = 140;

    public static final double MONEY = 200;
    public static final double USAGE = 210;
    public static final double SPEND = 220;
    public static final double TIER = 230;

    public static final double ORGANISATION = 300;
    public static final double MEMBERS = 310;
    public static final double ADMIN_KEYS = 320;

    public static final double OPERATOR = 900;

    private MenuOrder() {}
}
