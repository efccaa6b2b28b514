package dev.tandem.sample.openapp;

import dev.tandem.ApiClients;
import dev.tandem.CallOptions;

import org.springframework.stereotype.Component;

/**
 * All of OpenApp, blocking.
 *
 * @param clients derives clients
 * @param status the status
 * @param orgs the organizations
 * @param users the users
 * @param devices the devices
 * @param entities the entities
 * @param apiKeys the API keys
 */
@Component
public record BlockingOpenApp(ApiClients clients, BlockingStatusApi status, BlockingOrgApi orgs, BlockingUserApi users,
		BlockingDeviceApi devices, BlockingEntityApi entities, BlockingApiKeyApi apiKeys) {

	/**
	 * The same for one organization, on the same connections. This one stays as it is.
	 * @param id id of the organization
	 * @return clients that name it in each of their calls
	 */
	public BlockingOpenApp withOrg(String id) {
		return with(CallOptions.none().withHeader("X-Org", id));
	}

	/**
	 * The same with options for all calls, on the same connections. This one stays as it
	 * is.
	 * @param options the options
	 * @return clients with these options
	 */
	public BlockingOpenApp with(CallOptions options) {
		return new BlockingOpenApp(this.clients, this.clients.with(this.status, options),
				this.clients.with(this.orgs, options), this.clients.with(this.users, options),
				this.clients.with(this.devices, options), this.clients.with(this.entities, options),
				this.clients.with(this.apiKeys, options));
	}

}
