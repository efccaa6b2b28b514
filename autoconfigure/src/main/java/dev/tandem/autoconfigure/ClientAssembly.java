package dev.tandem.autoconfigure;

import java.util.Set;

import dev.tandem.client.ClientExtensions;
import dev.tandem.client.InvalidApiClientException;
import dev.tandem.client.Mistakes;
import dev.tandem.client.RunningClient;
import dev.tandem.resilience.SharedBuckets;
import dev.tandem.settings.ClientSettings;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;

/**
 * Makes clients, and settings for those at work, of the properties as they are in the
 * environment.
 */
final class ClientAssembly {

	private static final Log logger = LogFactory.getLog(ClientAssembly.class);

	private final ApiClientPropertiesBinder binder;

	private final ApiClientSettingsMapper mapper;

	private final UnknownKeys unknownKeys;

	private final SharedLimits sharedLimits;

	private final FollowedBundles bundles;

	private final LateClients lateClients;

	private final ClientExtensions extensions;

	ClientAssembly(ApiClientPropertiesBinder binder, ApiClientSettingsMapper mapper, UnknownKeys unknownKeys,
			SharedLimits sharedLimits, FollowedBundles bundles, LateClients lateClients, ClientExtensions extensions) {
		this.binder = binder;
		this.mapper = mapper;
		this.unknownKeys = unknownKeys;
		this.sharedLimits = sharedLimits;
		this.bundles = bundles;
		this.lateClients = lateClients;
		this.extensions = extensions;
	}

	AutoConfiguredApiClient create(String name, Set<Class<?>> definitions) {
		Assembled assembled = assemble(name, definitions, this.lateClients.contain(name));
		if (assembled.settings().servers().areUnknown()) {
			logger.warn("The client '%s' has no base URL: its calls are refused until tandem.clients.%s.base-url is set"
				.formatted(name, name));
		}
		RunningClient running = new RunningClient(assembled.settings(), assembled.sharedBuckets(), this.extensions);
		assembled.warnIfInsecure();
		return new AutoConfiguredApiClient(running, definitions, assembled.bound());
	}

	/**
	 * Read the properties of a client.
	 * @param mayWait whether it may do without a base URL for now
	 * @throws InvalidApiClientException if it cannot work with them
	 */
	Assembled assemble(String name, Set<Class<?>> definitions, boolean mayWait) {
		Mistakes mistakes = new Mistakes();
		this.unknownKeys.find("tandem.defaults", mistakes);
		this.unknownKeys.find("tandem.clients." + name, mistakes);
		BoundClient read = bind(name, mistakes);
		BoundClient bound = mayWait ? read.waiting() : read;
		this.bundles.follow(bound.properties().ssl().bundle());
		ClientSettings settings = this.mapper.map(bound, definitions, mistakes);
		this.sharedLimits.check(bound, settings);
		return new Assembled(bound, settings, this.sharedLimits.sharedBuckets(bound, settings));
	}

	/**
	 * What Boot cannot bind often stands beside a key that does not exist.
	 */
	private BoundClient bind(String name, Mistakes mistakes) {
		try {
			return bind(name);
		}
		catch (InvalidApiClientException ex) {
			mistakes.add(ex);
			mistakes.refuse();
			throw ex;
		}
		catch (BindException ex) {
			mistakes.refuse();
			throw ex;
		}
	}

	/**
	 * The properties of a client as they are in the environment.
	 */
	BoundClient bind(String name) {
		return this.binder.bind(name);
	}

	/**
	 * What the properties of a client say.
	 */
	record Assembled(BoundClient bound, ClientSettings settings, @Nullable SharedBuckets sharedBuckets) {

		void warnIfInsecure() {
			if (this.settings.tls().insecure()) {
				logger.warn("The client '" + this.bound.name() + "' trusts any certificate, so anyone on the way can "
						+ "read and change its calls: remove " + this.bound.property("ssl.insecure")
						+ " outside of tests");
			}
		}

	}

}
