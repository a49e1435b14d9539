package io.lapilli.identity;

/** An organisation that a user belongs to, and as what. */
public record Membership(Organisation organisation, MemberRole role) {}
