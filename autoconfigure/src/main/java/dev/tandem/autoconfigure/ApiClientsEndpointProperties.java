package dev.tandem.autoconfigure;

import java.util.Set;

import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of the endpoint.
 *
 * @param showValues When to show values of settings. Secrets are never shown.
 * @param roles Roles of those who may see values. All who are authenticated when empty.
 */
@ConfigurationProperties("management.endpoint.apiclients")
record ApiClientsEndpointProperties(@DefaultValue("never") Show showValues, @DefaultValue Set<String> roles) {

}
