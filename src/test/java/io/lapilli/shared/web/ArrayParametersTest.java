package io.lapilli.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class ArrayParametersTest {

    @Test
    void joinsBothForms() {
        var request = new MockHttpServletRequest();
        request.addParameter("project_ids[]", "a", "b");
        request.addParameter("project_ids", "c");
        request.addParameter("project_id", "d");

        assertThat(ArrayParameters.of(request, "project_ids")).containsExactly("a", "b", "c");
        assertThat(ArrayParameters.of(request, "models")).isEmpty();
    }
}
