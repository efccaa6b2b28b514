package dev.tandem.autoconfigure;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.scheduler.Scheduler;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.env.Environment;

/**
 * Has the clients read their settings again when the environment may have changed: once
 * for all changes that come within a window, so that a storm of them makes few
 * generations.
 */
final class SettingsRefresh implements SmartInitializingSingleton, DisposableBean {

	private static final Log logger = LogFactory.getLog(SettingsRefresh.class);

	private final AutoConfiguredApiClients clients;

	private final LiveSettingsProperties properties;

	private final ConfigTrees trees;

	private final Scheduler scheduler;

	private final Set<String> sources = new TreeSet<>();

	private final Disposable.Composite tasks = Disposables.composite();

	SettingsRefresh(AutoConfiguredApiClients clients, LiveSettingsProperties properties, Environment environment,
			Scheduler scheduler) {
		this.scheduler = scheduler;
		this.clients = clients;
		this.properties = properties;
		this.trees = new ConfigTrees(environment);
	}

	@Override
	public void afterSingletonsInstantiated() {
		if (this.trees.arePresent()) {
			long interval = this.properties.checkInterval().toMillis();
			this.tasks
				.add(this.scheduler.schedulePeriodically(this::checkTrees, interval, interval, TimeUnit.MILLISECONDS));
		}
	}

	private void checkTrees() {
		try {
			if (this.trees.reload()) {
				request("config tree");
			}
		}
		catch (RuntimeException ex) {
			logger.warn("A config tree cannot be read; settings of clients stay as they are", ex);
		}
	}

	/**
	 * The environment may have changed.
	 * @param source what has changed it
	 */
	void request(String source) {
		synchronized (this.sources) {
			boolean first = this.sources.isEmpty();
			this.sources.add(source);
			if (!first) {
				return;
			}
		}
		Disposable.Swap task = Disposables.swap();
		this.tasks.add(task);
		task.update(this.scheduler.schedule(() -> {
			this.tasks.remove(task);
			refresh();
		}, this.properties.window().toMillis(), TimeUnit.MILLISECONDS));
	}

	private void refresh() {
		String source;
		synchronized (this.sources) {
			source = String.join(", ", this.sources);
			this.sources.clear();
		}
		try {
			this.clients.refresh(source);
		}
		catch (RuntimeException ex) {
			logger.warn("Settings of clients were not read again", ex);
		}
	}

	@Override
	public void destroy() {
		this.tasks.dispose();
	}

}
