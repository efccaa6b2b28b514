package dev.tandem.config.opendecree;

import java.util.List;

/**
 * Response that holds the configuration of a tenant.
 *
 * @param config the configuration
 */
public record ConfigAnswer(Config config) {

	/**
	 * The configuration of a tenant.
	 *
	 * @param tenantId id of the tenant
	 * @param version its version, 0 when nothing was ever written
	 * @param values the values in no order
	 */
	public record Config(String tenantId, long version, List<FieldValue> values) {

	}

}
