/**
 * What messages look like between programs: a {@link dev.errand.agent.schema.Schema} derived from a record's structure, and the
 * {@link dev.errand.agent.schema.MessageType} that writes and reads messages by it.
 *
 * <p>Schemas are JSON Schema, a subset without references, so that nobody's schema can recurse. Comments, titles, the names of
 * classes and the order of fields have no part in a schema's digest, which is its id on the wire. All types are immutable.
 *
 * @see <a href="https://json-schema.org/draft/2020-12/json-schema-core">JSON Schema 2020-12</a>
 */
@NullMarked
package dev.errand.agent.schema;

import org.jspecify.annotations.NullMarked;
