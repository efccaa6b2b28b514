package dev.tandem.autoconfigure;

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

	Mono<String> key(String name, String client) {
		return Guard.mono(Mono.defer(() -> this.beans.getBean(name, ApiKeySupplier.class).key(client)));
	}

}
