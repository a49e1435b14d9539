package io.lapilli.ui.shell;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.lapilli.shared.NotFoundException;

/** The thing this screen is about does not exist, or is not the reader's: the two are not told apart. */
@ParentLayout(MainLayout.class)
@AnonymousAllowed
class GoneView extends Lost implements HasErrorParameter<NotFoundException> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        say(getTranslation("ui.lost.gone"), getTranslation("ui.lost.gone.do"));
        return HttpStatusCode.NOT_FOUND.getCode();
    }
}
