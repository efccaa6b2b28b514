package dev.tandem.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.tandem.codec.BodyReader;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.web.reactive.function.client.ExchangeStrategies;

/**
 * Readers of the bodies of responses, by type. Generations of a client that have the same
 * codecs share them.
 */
final class BodyReaders {

	private final BodyReader.Codecs codecs;

	private final Map<ParameterizedTypeReference<?>, BodyReader<?>> readers = new ConcurrentHashMap<>();

	/**
	 * Create readers.
	 * @param strategies codecs of the client
	 */
	BodyReaders(ExchangeStrategies strategies) {
		this.codecs = new BodyReader.Codecs(strategies);
	}

	BodyReader.Codecs codecs() {
		return this.codecs;
	}

	@SuppressWarnings("unchecked")
	<T> BodyReader<T> of(ParameterizedTypeReference<T> type) {
		BodyReader<?> reader = this.readers.get(type);
		if (reader == null) {
			reader = this.readers.computeIfAbsent(type, (missing) -> new BodyReader<>(missing, this.codecs));
		}
		return (BodyReader<T>) reader;
	}

}
