package dev.tandem.config.opendecree;

import java.util.List;

/**
 * A page of locks.
 *
 * @param locks the locks
 * @param nextPageToken token of the next page, empty at the last
 */
public record LocksAnswer(List<FieldLock> locks, String nextPageToken) {

}
