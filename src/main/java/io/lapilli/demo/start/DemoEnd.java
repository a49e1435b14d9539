package io.lapilli.demo.start;

import io.lapilli.demo.DemoData;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * Without demo data: closes what an earlier start with it left open, before it is decided whether the portal has an
 * administrator.
 */
@Component
@ConditionalOnBooleanProperty(name = "lapilli.demo", havingValue = false)
class DemoEnd implements InitializingBean {

    private final DemoData demo;

    DemoEnd(DemoData demo) {
        this.demo = demo;
    }

    @Override
    public void afterPropertiesSet() {
        demo.end();
    }
}
