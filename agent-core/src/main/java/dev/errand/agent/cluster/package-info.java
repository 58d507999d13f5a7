/**
 * Agents of several nodes on one clustered event bus: {@link dev.errand.agent.cluster.ClusteredBus}, a
 * {@link dev.errand.agent.Transport} for programs that outgrow one machine.
 *
 * <p>It needs {@code io.vertx:vertx-hazelcast} on the class path, which no other part of Errand does.
 */
@NullMarked
package dev.errand.agent.cluster;

import org.jspecify.annotations.NullMarked;
