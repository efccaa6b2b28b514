package dev.tandem.autoconfigure;

import java.util.function.Supplier;

import dev.tandem.ApiKeySupplier;
import dev.tandem.failure.Guard;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.BeanFactory;

/**
 * Finds the beans that supply keys. They are made when a key is asked for, since they may
 * need other clients for it.
 */
final class KeySuppliers {

	private final BeanFactory beans;

	KeySuppliers(BeanFactory beans) {
		this.beans = beans;
	}

	boolean contain(String name) {
		return this.beans.containsBean(name) && this.beans.isTypeMatch(name, ApiKeySupplier.class);
	}

	Supplier<Mono<String>> key(String name, String client) {
		return new Key(this.beans, name, client);
	}

	private record Key(BeanFactory beans, String name, String client) implements Supplier<Mono<String>> {

		@Override
		public Mono<String> get() {
			return Guard.mono(Mono.defer(() -> this.beans.getBean(this.name, ApiKeySupplier.class).key(this.client)));
		}

	}

}
