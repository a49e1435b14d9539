package io.lapilli.ui.shell;

import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Layout;
import io.lapilli.shared.LapilliSettings;
import io.lapilli.ui.Chart;
import io.lapilli.ui.PromptEditor;
import jakarta.annotation.security.PermitAll;

/**
 * The frame of every screen: navigation by what the reader may do, switcher, palette, the reader's menu. It names the
 * components that screens are made of, so that the committed frontend bundle holds them before a screen does.
 */
@Uses(Chart.class)
@Uses(PromptEditor.class)
@Uses(Grid.class)
@Uses(ComboBox.class)
@Uses(MultiSelectComboBox.class)
@Uses(Select.class)
@Uses(DatePicker.class)
@Uses(DateTimePicker.class)
@Uses(TextField.class)
@Uses(TextArea.class)
@Uses(EmailField.class)
@Uses(PasswordField.class)
@Uses(IntegerField.class)
@Uses(BigDecimalField.class)
@Uses(Checkbox.class)
@Uses(CheckboxGroup.class)
@Uses(RadioButtonGroup.class)
@Uses(MenuBar.class)
@Uses(ContextMenu.class)
@Uses(Tabs.class)
@Uses(Details.class)
@Uses(ProgressBar.class)
@Uses(Notification.class)
@Uses(FormLayout.class)
@Layout
@PermitAll
public class MainLayout extends AppLayout implements AfterNavigationObserver {

    private final Navigation navigation;
    private final TopBar top;

    MainLayout(Navigation navigation, TopBar top, LapilliSettings settings) {
        this.navigation = navigation;
        this.top = top;
        addClassName("lap-shell");
        setPrimarySection(Section.DRAWER);
        setI18n(new AppLayoutI18n().setDrawer(getTranslation("ui.navigation")));
        addToDrawer(navigation);
        var bar = new Header(skipLink());
        bar.addClassName("lap-bar");
        if (settings.demo()) {
            bar.add(demoBanner());
        }
        bar.add(top);
        addToNavbar(bar);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        top.refresh();
        navigation.refresh();
    }

    private Anchor skipLink() {
        var skip = new Anchor("#content", getTranslation("ui.skip"));
        skip.setRouterIgnore(true);
        skip.addClassName("lap-skip");
        return skip;
    }

    private Div demoBanner() {
        var banner = new Div(getTranslation("ui.demo"));
        banner.addClassName("lap-banner");
        banner.getElement().setAttribute("role", "note");
        return banner;
    }
}
