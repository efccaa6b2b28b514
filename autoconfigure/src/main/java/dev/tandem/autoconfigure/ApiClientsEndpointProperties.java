package dev.tandem.autoconfigure;

import java.util.Set;

import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of the endpoint.
 *
 * @param showValues When to show the values of settings. Secrets are always masked.
 * @param roles Roles that may see the values of settings. When empty, all authenticated
 * users.
 */
@ConfigurationProperties("management.endpoint.apiclients")
record ApiClientsEndpointProperties(@DefaultValue("never") Show showValues, @DefaultValue Set<String> roles) {

}
