package io.lapilli.identity.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;

/** Stands where the overview stands. */
@Route(value = "", registerAtStartup = false)
@PermitAll
class Home extends Div {}
