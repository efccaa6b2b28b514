package dev.tandem.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.tandem.Internal;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationPropertiesBean;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindingPostProcessor;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;

/**
 * Rebinds {@code @ConfigurationProperties} beans when a watch brings other values of what
 * {@code spring.config.import=tandem:} brought: singletons that are JavaBeans, in place,
 * once for each batch of changes that touches their prefix, before its events are
 * published. Another bean is bound and validated first; if that fails, the bean stays as
 * it is.
 * <p>
 * It comes before Boot's own binding, so that no change is missed between the two.
 */
@Internal
public final class LiveConfigBeans implements BeanPostProcessor, PriorityOrdered, ConfigFollower {

	private final ConfigurableApplicationContext context;

	private final Map<String, LiveConfigBean> beans = new ConcurrentHashMap<>();

	private @Nullable Function<Set<String>, ?> announcement;

	/**
	 * Names of changed properties that are not yet announced.
	 */
	private final Set<String> unannounced = new LinkedHashSet<>();

	private volatile @Nullable ConfigWatch watch;

	/**
	 * Create the post-processor of a context.
	 * @param context the context
	 */
	public LiveConfigBeans(ConfigurableApplicationContext context) {
		this.context = context;
	}

	/**
	 * Follow a watch, whose values are in the environment.
	 * @param watch the watch, not yet started
	 * @param announcement makes an event of the names of the properties that changed,
	 * once all beans have them; {@code null} for none
	 */
	public void follow(ConfigWatch watch, @Nullable Function<Set<String>, ?> announcement) {
		this.announcement = announcement;
		this.watch = watch;
		watch.follow(this);
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (isSingleton(beanName)) {
			ConfigurationPropertiesBean properties = ConfigurationPropertiesBean.get(this.context, bean, beanName);
			if (properties != null) {
				this.beans.compute(beanName, (name, known) -> (known != null && known.isOf(bean)) ? known
						: new LiveConfigBean(properties, bean));
			}
		}
		return bean;
	}

	private boolean isSingleton(String name) {
		ConfigurableListableBeanFactory factory = this.context.getBeanFactory();
		return factory.containsBeanDefinition(name) && factory.getMergedBeanDefinition(name).isSingleton();
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		LiveConfigBean live = this.beans.get(beanName);
		ConfigWatch followed = this.watch;
		if (live != null && live.bound() && followed != null) {
			followed.run(() -> {
				List<Object> events = rebind(live, followed.revision());
				announce(Set.of(), events);
				return events;
			});
		}
		return bean;
	}

	@Override
	public List<?> changed(Set<String> paths, long revision) {
		List<ConfigurationPropertyName> names = paths.stream()
			.map((path) -> ConfigurationPropertyName.adapt(path, '.'))
			.toList();
		List<Object> events = new ArrayList<>();
		this.beans.values()
			.stream()
			.filter((bean) -> bean.touch(names))
			.forEach((bean) -> events.addAll(rebind(bean, revision)));
		announce(paths, events);
		return events;
	}

	private List<Object> rebind(LiveConfigBean bean, long revision) {
		ConfigurationPropertiesBindingPostProcessor binding = this.context.getBean(
				ConfigurationPropertiesBindingPostProcessor.BEAN_NAME,
				ConfigurationPropertiesBindingPostProcessor.class);
		Throwable failure = bean.rebind(binding);
		List<Object> events = new ArrayList<>();
		if (failure != null) {
			events.add(new ConfigConversionFailedEvent(bean.prefix(), bean.type(), revision, failure));
		}
		return events;
	}

	/**
	 * Withheld while a bean refuses a value, because listeners may bind beans without
	 * validating first.
	 */
	private void announce(Set<String> paths, List<Object> events) {
		if (this.announcement != null) {
			this.unannounced.addAll(paths);
			if (!this.unannounced.isEmpty() && unreadable().findAny().isEmpty()) {
				events.add(this.announcement.apply(Set.copyOf(this.unannounced)));
				this.unannounced.clear();
			}
		}
	}

	@Override
	public Stream<String> unreadable() {
		return this.beans.values().stream().filter(LiveConfigBean::isFailing).map(LiveConfigBean::prefix);
	}

}
