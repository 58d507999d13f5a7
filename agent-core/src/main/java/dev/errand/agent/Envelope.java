package dev.errand.agent;

/** A message, or an answer, on its way within one program. */
record Envelope(Object content, MessageContext context) {}
