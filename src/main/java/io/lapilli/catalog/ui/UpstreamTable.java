package io.lapilli.catalog.ui;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import io.lapilli.catalog.Upstream;
import io.lapilli.catalog.UpstreamKind;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.DataTable;
import io.lapilli.ui.Formats;
import io.lapilli.ui.Icon;
import io.lapilli.ui.Tag;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Upstreams with their addresses; of a credential only that there is one. */
class UpstreamTable extends DataTable<UpstreamRow> {

    /** @param actions null: the reader changes nothing */
    UpstreamTable(@Nullable UpstreamActions actions) {
        super(translate("catalog.upstreams"));
        component(getTranslation("catalog.upstream"), this::name);
        text(getTranslation("catalog.apis"), UpstreamTable::apis).wideOnly();
        component(getTranslation("catalog.credential"), this::credential);
        component(getTranslation("catalog.network"), this::network).wideOnly();
        component(getTranslation("catalog.serves"), this::serves).right();
        if (actions != null) {
            actions(getTranslation("catalog.actions"), row -> buttons(row, actions));
        }
    }

    private Component name(UpstreamRow row) {
        Upstream upstream = row.upstream();
        var cell = new Div(new Span(upstream.name()));
        String address = upstream.baseUrl() == null
                ? getTranslation("catalog.rehearsal")
                : upstream.baseUrl().toString();
        cell.getElement().appendChild(new Element("small").setText(address));
        return cell;
    }

    private static String apis(UpstreamRow row) {
        return new TreeSet<>(row.upstream().apis())
                .stream().map(UpstreamForm::api).collect(Collectors.joining(", "));
    }

    private Component credential(UpstreamRow row) {
        return row.credential()
                ? Tag.good(getTranslation("catalog.credential.set"))
                : Tag.neutral(getTranslation("catalog.credential.none"));
    }

    private Component network(UpstreamRow row) {
        if (row.upstream().kind() == UpstreamKind.REHEARSAL) {
            return new Span(getTranslation("catalog.network.inside"));
        }
        return new Span(
                getTranslation(row.upstream().allowPrivate() ? "catalog.network.private" : "catalog.network.public"));
    }

    private Component serves(UpstreamRow row) {
        var count = new Span(Formats.current().count(row.models().size()));
        count.setTitle(String.join(", ", row.models()));
        return count;
    }

    private Component buttons(UpstreamRow row, UpstreamActions actions) {
        String name = Objects.requireNonNull(row.upstream().name());
        var cell = new Div(
                Buttons.icon(Icon.EDIT, getTranslation("catalog.upstream.change.of", name), _ -> actions.change(row)),
                Buttons.icon(
                        Icon.TRASH,
                        getTranslation("catalog.upstream.delete.of", name),
                        _ -> actions.delete(row.upstream())));
        cell.addClassNames("lap-row", "lap-end");
        return cell;
    }
}
