package io.lapilli.apikey.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextField;
import io.lapilli.apikey.KeyKind;
import io.lapilli.apikey.KeyRing;
import io.lapilli.console.ConsoleScene;
import io.lapilli.identity.MemberRole;
import io.lapilli.ui.CopyField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdminKeysViewTest {

    private ConsoleScene scene;

    @BeforeEach
    void open() {
        scene = new ConsoleScene(AdminKeysView.class);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void isNotForWhoeverIsNotSignedIn() {
        scene.screens.open("admin-keys");

        _assertNone(AdminKeysView.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"DEVELOPER", "BILLING", "VIEWER"})
    void isRefusedToRolesThatManageNothing(MemberRole role) {
        scene.as(role).screens.open("admin-keys");

        assertThatThrownBy(() -> _get(AdminKeysView.class)).isInstanceOf(Throwable.class);
        assertThat(new AdminKeysGate(scene.bean(io.lapilli.identity.CurrentUser.class), scene.context()).closed())
                .containsExactly("admin-keys");
    }

    @Test
    void makesAKeyThatManagesAndRevokesIt() {
        scene.as(MemberRole.OWNER).screens.open("admin-keys");

        _click(_get(Button.class, spec -> spec.withText("Create an admin key")));
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), "automation");
        _click(_get(Button.class, spec -> spec.withText("Create the key")));

        String secret = _get(CopyField.class).value();
        assertThat(scene.bean(KeyRing.class).find(secret))
                .satisfies(key -> assertThat(key.kind()).isEqualTo(KeyKind.ADMIN));
        _click(_get(Button.class, spec -> spec.withText("I have copied it")));
        _click(_get(Button.class, spec -> spec.withText("Revoke")));
        _click(_get(Button.class, spec -> spec.withText("Revoke the key")));
        assertThat(scene.bean(KeyRing.class).find(secret)).isNull();
    }
}
