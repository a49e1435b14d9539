package io.lapilli.ui.shell;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.lapilli.ui.Problems;

/** The screen could not be shown; the reference stands in the log beside the cause. */
@ParentLayout(MainLayout.class)
@AnonymousAllowed
class FailureView extends Lost implements HasErrorParameter<Exception> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        say(
                getTranslation("ui.lost.failure"),
                getTranslation("ui.lost.failure.do", Problems.logged(parameter.getException())));
        return HttpStatusCode.INTERNAL_SERVER_ERROR.getCode();
    }
}
