package io.lapilli.ui.shell;

import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/** The reader's role does not open this screen. */
@ParentLayout(MainLayout.class)
@AnonymousAllowed
class NoAccessView extends Lost implements HasErrorParameter<AccessDeniedException> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<AccessDeniedException> parameter) {
        say(getTranslation("ui.lost.no-access"), getTranslation("ui.lost.no-access.do"));
        return HttpStatusCode.FORBIDDEN.getCode();
    }
}
