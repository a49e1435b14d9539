package io.lapilli.console.usage;

import com.vaadin.flow.component.datepicker.DatePicker;
import java.text.DateFormatSymbols;
import java.time.temporal.WeekFields;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A field for a day, in the reader's language. */
class DayPicker extends DatePicker {

    DayPicker(String label) {
        setAriaLabel(label);
        setPlaceholder(label);
        Locale language = getLocale();
        var symbols = DateFormatSymbols.getInstance(language);
        // plain English means day before month here
        setLocale(language.equals(Locale.ENGLISH) ? Locale.UK : language);
        setI18n(new DatePickerI18n()
                .setMonthNames(Stream.of(symbols.getMonths()).limit(12).toList())
                .setWeekdays(days(symbols.getWeekdays()))
                .setWeekdaysShort(days(symbols.getShortWeekdays()))
                .setFirstDayOfWeek(WeekFields.of(language).getFirstDayOfWeek().getValue() % 7)
                .setToday(getTranslation("usage.own.today"))
                .setCancel(getTranslation("usage.own.cancel")));
        setRequired(true);
    }

    /** From Sunday on. */
    private static List<String> days(String[] names) {
        return List.of(names).subList(1, 8);
    }
}
