package dev.tandem.config.opendecree;

import java.util.Map;

/**
 * What a server says of itself.
 *
 * @param version its version
 * @param commit the commit it was built from
 * @param features what it can do
 */
public record ServerInfo(String version, String commit, Map<String, Boolean> features) {

}
