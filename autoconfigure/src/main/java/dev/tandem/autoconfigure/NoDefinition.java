package dev.tandem.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/**
 * Stands in the HTTP service group of a client that no definition names: Spring builds
 * nothing for a group without a type.
 */
interface NoDefinition {

	/**
	 * Spring adds the proxies of interfaces with operations only.
	 */
	final class Hints implements RuntimeHintsRegistrar {

		@Override
		public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
			hints.proxies().registerJdkProxy(AopProxyUtils.completeJdkProxyInterfaces(NoDefinition.class));
		}

	}

}
