package dev.tandem.sample.config;

import java.util.Optional;

import dev.tandem.standin.arya.AryaServer;
import dev.tandem.standin.opendecree.OpenDecreeServer;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Puts settings of the client {@code arya} into the remote configuration, where the page
 * changes them while the client is called, and starts a second server for it. Only where
 * both OpenDecree and the API are stand-ins.
 */
final class LiveClientInitializer implements ApplicationContextInitializer<GenericApplicationContext> {

	private static final String CLIENT = "tandem.clients.arya.";

	@Override
	public void initialize(GenericApplicationContext context) {
		DefaultListableBeanFactory beans = context.getDefaultListableBeanFactory();
		Optional<OpenDecreeServer> config = standIn(beans, OpenDecreeServer.class);
		Optional<AryaServer> server = standIn(beans, AryaServer.class);
		if (config.isPresent() && server.isPresent()) {
			AryaServer other = new AryaServer();
			beans.registerDisposableBean("otherEmbeddedArya", other::close);
			config.get().write(CLIENT + "base-url", server.get().uri().toString());
			config.get().write(CLIENT + "rate-limit.permits", 50);
			config.get().write(CLIENT + "timeouts.response", "10s");
			config.get().write("sample.arya.other-base-url", other.uri().toString());
		}
	}

	private static <T> Optional<T> standIn(DefaultListableBeanFactory beans, Class<T> type) {
		for (String name : beans.getSingletonNames()) {
			Object bean = beans.getSingleton(name);
			if (type.isInstance(bean)) {
				return Optional.of(type.cast(bean));
			}
		}
		return Optional.empty();
	}

}
