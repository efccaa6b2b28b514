package dev.tandem.autoconfigure;

import java.util.Set;

/**
 * The clients that may begin without a base URL, as {@code tandem.live.late-clients}
 * says.
 *
 * @param names their names, or {@code *} for all
 */
record LateClients(Set<String> names) {

	boolean contain(String client) {
		return this.names.contains("*") || this.names.contains(client);
	}

}
