package dev.tandem.config.opendecree;

import java.time.Instant;

/**
 * Response that holds a tenant.
 *
 * @param tenant the tenant
 */
public record TenantAnswer(Tenant tenant) {

	/**
	 * A tenant.
	 *
	 * @param id its id
	 * @param name its name
	 * @param schemaId id of the schema of its configuration
	 * @param schemaVersion version of the schema
	 * @param createdAt when it was made
	 * @param updatedAt when it was changed
	 */
	public record Tenant(String id, String name, String schemaId, int schemaVersion, Instant createdAt,
			Instant updatedAt) {

	}

}
