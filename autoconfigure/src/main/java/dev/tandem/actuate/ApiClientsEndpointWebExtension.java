package dev.tandem.actuate;

import java.util.Set;

import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;

/**
 * Shows values to those who may see them, and answers 404 for a client that does not
 * exist.
 */
@EndpointWebExtension(endpoint = ApiClientsEndpoint.class)
public class ApiClientsEndpointWebExtension {

	private final ApiClientsEndpoint endpoint;

	private final Show showValues;

	private final Set<String> roles;

	/**
	 * Create the extension.
	 * @param endpoint the endpoint
	 * @param showValues when values of settings are shown
	 * @param roles roles of those who may see them
	 */
	public ApiClientsEndpointWebExtension(ApiClientsEndpoint endpoint, Show showValues, Set<String> roles) {
		this.endpoint = endpoint;
		this.showValues = showValues;
		this.roles = Set.copyOf(roles);
	}

	/**
	 * Show all clients.
	 * @param securityContext who asks
	 * @return the clients
	 */
	@ReadOperation
	public ApiClientsDescriptor apiClients(SecurityContext securityContext) {
		return this.endpoint.describeAll(this.showValues.isShown(securityContext, this.roles));
	}

	/**
	 * Show one client.
	 * @param securityContext who asks
	 * @param name name of the client
	 * @return the client, or status 404
	 */
	@ReadOperation
	public WebEndpointResponse<ApiClientDescriptor> apiClient(SecurityContext securityContext, @Selector String name) {
		ApiClientDescriptor client = this.endpoint.describe(name, this.showValues.isShown(securityContext, this.roles));
		return (client != null) ? new WebEndpointResponse<>(client)
				: new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
	}

}
