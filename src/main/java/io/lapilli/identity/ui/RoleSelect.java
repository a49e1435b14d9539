package io.lapilli.identity.ui;

import com.vaadin.flow.component.select.Select;
import io.lapilli.identity.MemberRole;
import java.util.Collection;

/** A choice among an organisation's roles that says what the chosen one may do. */
class RoleSelect extends Select<MemberRole> {

    RoleSelect(Collection<MemberRole> roles, MemberRole chosen) {
        setLabel(getTranslation("people.role"));
        setItems(roles);
        setItemLabelGenerator(Words::of);
        addValueChangeListener(change -> setHelperText(Words.may(change.getValue())));
        setValue(chosen);
    }
}
