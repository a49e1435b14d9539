package io.lapilli.ui;

import com.vaadin.flow.component.HtmlComponent;
import java.time.Instant;

/** A point in time, with its exact instant on hover. */
public class TimeText extends HtmlComponent {

    private TimeText(Instant at, String shown, Formats formats) {
        super("time");
        getElement().setAttribute("datetime", at.toString());
        getElement().setText(shown);
        setTitle(formats.exact(at));
    }

    /** "3 minutes ago". */
    public static TimeText ago(Instant at) {
        Formats formats = Formats.current();
        return new TimeText(at, formats.ago(at), formats);
    }

    /** "24 November 2026". */
    public static TimeText day(Instant at) {
        Formats formats = Formats.current();
        return new TimeText(at, formats.date(at), formats);
    }

    /** "24 Nov 2026, 14:02". */
    public static TimeText at(Instant at) {
        Formats formats = Formats.current();
        return new TimeText(at, formats.dateTime(at), formats);
    }

    /** "14:02:11" of today, "23 Nov, 14:02:11" of another day. */
    public static TimeText second(Instant at) {
        Formats formats = Formats.current();
        return new TimeText(at, formats.second(at), formats);
    }
}
