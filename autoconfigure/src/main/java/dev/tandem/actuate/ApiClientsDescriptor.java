package dev.tandem.actuate;

import java.util.Map;

/**
 * The response of the endpoint.
 *
 * @param clients the clients by their names, in order
 */
public record ApiClientsDescriptor(Map<String, ApiClientDescriptor> clients) {
}
