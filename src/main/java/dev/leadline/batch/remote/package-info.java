/**
 * Partitions that are executed by several processes. {@link RemoteConfiguration} has the partition handler of the process that owns a
 * run, which offers the partitions of a step in the ledger. {@link PartitionWorker} takes them, in any process, and notes in its
 * {@link WorkerActivity} what it does. The steps do not know where they are executed.
 */
@NamedInterface
@NullMarked
package dev.leadline.batch.remote;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
