package dev.roost.router.replay;

/** A webhook by Roost's own names for its app and for itself. */
record Webhook(String app, String endpoint) {}
