package dev.tandem.actuate;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

import dev.tandem.resilience.ClientLimits;
import dev.tandem.transport.PoolState;
import org.jspecify.annotations.Nullable;

/**
 * One client of the application.
 *
 * @param definitions its definitions, by name
 * @param settings its settings in effect, in the order of their keys
 * @param generation its generation
 * @param limits its limits
 * @param pools asks for the state of its connection pools
 * @param probe shows whether its API works, {@code null} for none
 */
public record RegisteredClient(List<DefinitionDescriptor> definitions, List<ClientSetting> settings,
		Generation generation, ClientLimits limits, Supplier<List<PoolState>> pools, @Nullable HealthProbe probe) {

	public RegisteredClient {
		definitions = List.copyOf(definitions);
		settings = List.copyOf(settings);
	}

	/**
	 * A client between two changes of its settings.
	 *
	 * @param number its number, from 1
	 * @param since when it began
	 * @param source what has brought its settings, such as {@code start}
	 */
	public record Generation(int number, Instant since, String source) {
	}

}
