package dev.tandem.autoconfigure;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.tandem.ApiClientSettingsChangedEvent;
import dev.tandem.ApiClientSettingsRejectedEvent;
import dev.tandem.ApiClientSettingsRejectedEvent.Problem;
import dev.tandem.client.Generation;
import dev.tandem.client.InvalidApiClientException;
import dev.tandem.settings.ClientSettings;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Gives clients at work the settings that their properties say now. A change that cannot
 * work is refused as a whole.
 */
final class ClientChanges {

	private static final Log logger = LogFactory.getLog(ClientChanges.class);

	private final ClientAssembly assembly;

	private final HealthProbes probes;

	ClientChanges(ClientAssembly assembly, HealthProbes probes) {
		this.assembly = assembly;
		this.probes = probes;
	}

	/**
	 * Read the settings of a client again.
	 * @return the event to publish, {@code null} if nothing has changed
	 */
	@Nullable Object change(AutoConfiguredApiClient client, String source) {
		synchronized (client) {
			try {
				return accept(client, source);
			}
			catch (RuntimeException ex) {
				return reject(client.settings().name(), source, ex);
			}
		}
	}

	private @Nullable ApiClientSettingsChangedEvent accept(AutoConfiguredApiClient client, String source) {
		ClientSettings before = client.settings();
		String name = before.name();
		ClientAssembly.Assembled next = this.assembly.assemble(name, client.definitions(),
				before.servers().areUnknown());
		this.probes.check(next.settings(), client.definitions());
		BoundClient boundBefore = client.bound();
		boolean changes = client.running().change(next.settings(), next.sharedBuckets(), source);
		client.bound(next.bound());
		if (!changes) {
			return null;
		}
		Set<String> changed = ChangedKeys.between(boundBefore.values(), next.bound().values());
		if (!before.tls().equals(next.settings().tls())
				&& changed.stream().noneMatch((key) -> key.startsWith("ssl."))) {
			changed.add("ssl.bundle");
		}
		if (!before.tls().insecure()) {
			next.warnIfInsecure();
		}
		Generation generation = client.running().generation();
		logger.info("The client '%s' has other settings (generation %d, by %s): %s".formatted(name, generation.number(),
				source, String.join(", ", changed)));
		return new ApiClientSettingsChangedEvent(name, generation.number(), generation.since(), source,
				Collections.unmodifiableSet(changed));
	}

	private static ApiClientSettingsRejectedEvent reject(String client, String source, RuntimeException failure) {
		List<Problem> problems = problems(client, failure);
		logger.warn("The client '%s' keeps its settings, since those that came by %s cannot work: %s".formatted(client,
				source,
				problems.stream()
					.map((problem) -> problem.description() + " " + problem.remedy())
					.collect(Collectors.joining(" "))));
		logger.debug("Settings of the client '%s' were rejected".formatted(client), failure);
		return new ApiClientSettingsRejectedEvent(client, Instant.now(), source, problems);
	}

	/**
	 * What others report may show a secret.
	 */
	private static List<Problem> problems(String client, RuntimeException failure) {
		if (failure instanceof InvalidApiClientException invalid) {
			return invalid.mistakes()
				.stream()
				.map((mistake) -> new Problem(mistake.problem(), mistake.remedy()))
				.toList();
		}
		return List.of(new Problem(
				"The client '%s' cannot be made: %s.".formatted(client, failure.getClass().getName()),
				"See the log of %s at level debug, which may show secrets, or start the application anew with these settings."
					.formatted(ClientChanges.class.getName())));
	}

}
