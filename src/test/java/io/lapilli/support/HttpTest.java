package io.lapilli.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** The whole portal on a port of its own, over an empty database in memory and without demo data. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Import(HttpScene.class)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:http;DB_CLOSE_DELAY=-1;" + TestDatabase.H2_OPTIONS,
            "lapilli.data=target/http-test-${test.fork:0}",
            "lapilli.demo=false",
            "lapilli.secret=a secret of tests, long enough to be one",
            "lapilli.bootstrap.admin-key=" + HttpTest.AUTOMATION_KEY
        })
public @interface HttpTest {

    /** Usable on the operator plane, and on the management plane with an organisation named. */
    String AUTOMATION_KEY = "automation-key-of-the-tests-0123456789";
}
