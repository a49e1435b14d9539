package io.lapilli.identity;

/** A link that was just made, with its token, which exists nowhere else and is shown once. */
public record IssuedLink(Invitation invitation, String token) {

    /** The address for the person it is meant for. @param base the portal's public address */
    public String url(String base) {
        String path = invitation.kind() == Invitation.Kind.RESET ? "/reset#" : "/join#";
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path + token;
    }

    /** Without the token, so that it reaches no log. */
    @Override
    public String toString() {
        return "IssuedLink[" + invitation.id() + "]";
    }
}
