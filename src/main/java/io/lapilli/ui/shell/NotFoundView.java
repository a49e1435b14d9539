package io.lapilli.ui.shell;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/** There is no screen at this address. */
@ParentLayout(MainLayout.class)
@AnonymousAllowed
class NotFoundView extends Lost implements HasErrorParameter<NotFoundException> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        say(
                getTranslation("ui.lost.not-found"),
                getTranslation("ui.lost.not-found.do", "/" + event.getLocation().getPath()));
        return HttpStatusCode.NOT_FOUND.getCode();
    }
}
