package io.lapilli.gateway;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** The whole portal on a random port, over an embedded database of its own, impatient with upstreams. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "lapilli.demo=false",
            "lapilli.rehearsal=false",
            "lapilli.journal.segment=1MB",
            "lapilli.gateway.connect-timeout=1s",
            "lapilli.gateway.first-byte-timeout=1500ms",
            "lapilli.gateway.idle-timeout=1500ms",
            "lapilli.gateway.answer-timeout=1500ms",
            "lapilli.gateway.body-limit=1MB"
        })
@ContextConfiguration(initializers = FreshData.class)
@interface RunningPortal {}
