package dev.tandem.config.opendecree;

import java.util.List;

/**
 * A page of versions.
 *
 * @param versions the versions, newest first
 * @param nextPageToken token of the next page, empty at the last
 */
public record VersionsAnswer(List<ConfigVersion> versions, String nextPageToken) {

}
