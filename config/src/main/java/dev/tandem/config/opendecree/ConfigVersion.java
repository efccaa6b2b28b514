package dev.tandem.config.opendecree;

import java.time.Instant;

/**
 * A version of the configuration of a tenant. Every write makes one.
 *
 * @param id id of the version
 * @param tenantId id of the tenant
 * @param version its number, from 1
 * @param description what was said of it
 * @param createdBy who made it
 * @param createdAt when it was made
 */
public record ConfigVersion(String id, String tenantId, long version, String description, String createdBy,
		Instant createdAt) {

}
