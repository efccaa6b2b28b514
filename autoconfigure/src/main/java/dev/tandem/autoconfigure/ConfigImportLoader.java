package dev.tandem.autoconfigure;

import java.util.List;

import dev.tandem.config.ConfigPropertySource;
import dev.tandem.config.ConfigSnapshot;
import org.apache.commons.logging.Log;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.boot.context.config.ConfigData;
import org.springframework.boot.context.config.ConfigDataLoader;
import org.springframework.boot.context.config.ConfigDataLoaderContext;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.context.aot.AbstractAotProcessor;

/**
 * Loads the remote configuration into a property source, which it hands over to the
 * application's watch.
 */
final class ConfigImportLoader implements ConfigDataLoader<ConfigImportResource> {

	private static final String BEAN = "tandemImportedConfig";

	private final Log logger;

	ConfigImportLoader(DeferredLogFactory logFactory) {
		this.logger = logFactory.getLog(ConfigImportLoader.class);
	}

	@Override
	public ConfigData load(ConfigDataLoaderContext context, ConfigImportResource resource) {
		ConfigPropertySource source = new ConfigPropertySource(snapshot(resource));
		handOver(context.getBootstrapContext(), new ImportedConfig(source, resource.mayBeMissing()));
		return new ConfigData(List.of(source));
	}

	private static void handOver(ConfigurableBootstrapContext bootstrap, ImportedConfig imported) {
		bootstrap.addCloseListener(
				(event) -> event.getApplicationContext().getBeanFactory().registerSingleton(BEAN, imported));
	}

	/**
	 * A build has no server to ask.
	 */
	private @Nullable ConfigSnapshot snapshot(ConfigImportResource resource) {
		if (Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING)) {
			return null;
		}
		try {
			return ConfigImport.load(resource.binder());
		}
		catch (ConfigImportException ex) {
			if (!resource.mayBeMissing()) {
				throw ex;
			}
			String reason = String.valueOf(ex.getMessage());
			this.logger.warn(reason + (reason.endsWith(".") ? " " : ". ")
					+ "It is optional: the values follow when the watch has them.");
			return null;
		}
	}

}
