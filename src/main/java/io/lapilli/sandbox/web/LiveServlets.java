package io.lapilli.sandbox.web;

import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Maps what a balancer spreads by room. */
@Configuration
class LiveServlets {

    @Bean
    ServletRegistrationBean<LiveServlet> live(RoomDoor entrance, LiveStream stream, LiveActions actions) {
        var bean = new ServletRegistrationBean<>(new LiveServlet(entrance, stream, actions), "/live/*");
        bean.setName("live");
        return bean;
    }
}
