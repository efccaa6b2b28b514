package dev.tandem.autoconfigure;

import java.util.function.Supplier;

import dev.tandem.ApiKeySupplier;
import dev.tandem.RequestSigner;
import dev.tandem.client.InvalidApiClientException;
import dev.tandem.client.SettingKeys;
import dev.tandem.failure.Guard;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.BeanFactory;

/**
 * Finds the beans that properties of a client name. They are made with the first call,
 * since they may need other clients.
 */
final class NamedBeans {

	private final BeanFactory beans;

	NamedBeans(BeanFactory beans) {
		this.beans = beans;
	}

	Supplier<Mono<String>> keySupplier(SettingKeys keys, String name) {
		check(keys, "api-key.supplier", name, ApiKeySupplier.class);
		return new Key(this.beans, name, keys.name());
	}

	Supplier<RequestSigner> signer(SettingKeys keys, String name) {
		check(keys, "signer", name, RequestSigner.class);
		return new Signer(this.beans, name);
	}

	private void check(SettingKeys keys, String key, String name, Class<?> type) {
		if (!this.beans.containsBean(name) || !this.beans.isTypeMatch(name, type)) {
			throw new InvalidApiClientException(
					"%s is '%s', but there is no bean of type %s with this name.".formatted(keys.described(key), name,
							type.getSimpleName()),
					"Declare a @Bean method named '%s' that returns %s %s, or correct the name.".formatted(name,
							type.getSimpleName().matches("[AEIOU].*") ? "an" : "a", type.getSimpleName()));
		}
	}

	private record Key(BeanFactory beans, String name, String client) implements Supplier<Mono<String>> {

		@Override
		public Mono<String> get() {
			return Guard.mono(Mono.defer(() -> this.beans.getBean(this.name, ApiKeySupplier.class).key(this.client)));
		}

	}

	private record Signer(BeanFactory beans, String name) implements Supplier<RequestSigner> {

		@Override
		public RequestSigner get() {
			return this.beans.getBean(this.name, RequestSigner.class);
		}

	}

}
