package io.lapilli.ui;

import com.vaadin.flow.component.notification.Notification;

/** Says that something was done; goes away by itself. What needs an answer is a dialog, what must stay a {@link Note}. */
public final class Toast {

    private static final int MILLIS = 4000;

    private Toast() {}

    public static void say(String text) {
        Notification.show(text, MILLIS, Notification.Position.BOTTOM_CENTER);
    }
}
