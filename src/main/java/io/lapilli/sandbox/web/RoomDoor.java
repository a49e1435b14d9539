package io.lapilli.sandbox.web;

import io.lapilli.identity.Sessions;
import io.lapilli.identity.SignedIn;
import io.lapilli.sandbox.LiveSessionId;
import io.lapilli.sandbox.Participant;
import io.lapilli.sandbox.Participants;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Who stands at the door: staff by the session of the portal, a guest by a cookie that browsers send to this one room
 * and to nothing else.
 */
@Component
class RoomDoor {

    static final String COOKIE = "lapilli_guest";

    private final Participants participants;
    private final Sessions sessions;
    private final Clock clock;

    RoomDoor(Participants participants, Sessions sessions, Clock clock) {
        this.participants = participants;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** @param still whether who came in that way may stay, besides being one of the room's people */
    record Entered(Participant participant, BooleanSupplier still) {}

    /** Empty when there is nobody whom this room knows. */
    Optional<Entered> enter(HttpServletRequest request, LiveSessionId room) {
        Optional<SignedIn> staff = signedIn(request).filter(Participants::leads);
        if (staff.isPresent()) {
            SignedIn signedIn = staff.get();
            return Optional.of(new Entered(participants.host(signedIn, room), () -> sessions.counts(signedIn)));
        }
        return cookie(request)
                .flatMap(secret -> participants.guest(room, secret))
                .map(guest -> new Entered(guest, () -> true));
    }

    private Optional<SignedIn> signedIn(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        Object context = session == null
                ? null
                : session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
        return context instanceof SecurityContext known
                        && known.getAuthentication() != null
                        && known.getAuthentication().getPrincipal() instanceof SignedIn signedIn
                        && sessions.counts(signedIn)
                ? Optional.of(signedIn)
                : Optional.empty();
    }

    private static Optional<String> cookie(HttpServletRequest request) {
        return request.getCookies() == null
                ? Optional.empty()
                : Arrays.stream(request.getCookies())
                        .filter(one -> one.getName().equals(COOKIE))
                        .map(Cookie::getValue)
                        .findFirst();
    }

    /** Exchanges a link's token for the cookie. */
    void join(HttpServletRequest request, HttpServletResponse response, LiveSessionId room, String token, String name) {
        Participants.Joined joined = participants.join(room, token, name);
        Instant until = joined.until();
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, joined.secret())
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Strict")
                        .path(request.getContextPath() + "/live/" + room.text())
                        .maxAge(Duration.between(clock.instant(), until))
                        .build()
                        .toString());
    }
}
