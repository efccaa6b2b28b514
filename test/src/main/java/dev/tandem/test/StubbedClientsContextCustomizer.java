package dev.tandem.test;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.tandem.autoconfigure.SelectedClients;
import dev.tandem.autoconfigure.TestedClients;
import dev.tandem.observation.ClientInstrumentation;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Starts a WireMock server for each of the clients and lets the clients call it.
 *
 * @param selected the only clients of the context, {@code null} for all that the
 * application has
 * @param clients names of the clients that call WireMock
 * @param recorded names of those whose responses are recorded
 */
record StubbedClientsContextCustomizer(@Nullable SelectedClients selected, Set<String> clients,
		Set<String> recorded) implements ContextCustomizer {

	/**
	 * Whether contexts of tests are prepared ahead of time, in which case none of them
	 * calls. They are customized once more when the tests run.
	 */
	private static final boolean PREPARING = SpringProperties.getFlag(AbstractAotProcessor.AOT_PROCESSING);

	private static final String PROPERTIES = "tandemStubbedClients";

	private static final String NO_SERVER = "http://127.0.0.1:1";

	@Override
	public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration mergedConfig) {
		DefaultListableBeanFactory beans = (DefaultListableBeanFactory) context.getBeanFactory();
		if (this.selected != null) {
			this.selected.register(beans);
		}
		ConfigurableEnvironment environment = context.getEnvironment();
		StubbedClients stubbed = new StubbedClients();
		Map<String, Object> properties = new LinkedHashMap<>();
		Map<String, SecretNames> secrets = new LinkedHashMap<>();
		for (String client : this.clients) {
			ClientProperties ofClient = new ClientProperties(environment, client);
			secrets.put(client, SecretNames.of(ofClient, Set.of()));
			if (this.recorded.contains(client)) {
				stubbed.record(client, recordedBaseUrl(client, ofClient));
			}
			else {
				properties.putAll(ofClient.missingSecrets());
			}
			properties.putAll(ofClient.calling(NO_SERVER));
		}
		if (!PREPARING) {
			start(stubbed, beans, environment, properties);
		}
		environment.getPropertySources().addFirst(new MapPropertySource(PROPERTIES, properties));
		TestedClients tested = new TestedClients(
				StubbedClientsContextCustomizerFactory.named(mergedConfig.getTestClass()), mergedConfig.getTestClass(),
				PROPERTIES);
		context.addBeanFactoryPostProcessor((factory) -> tested.check(factory, environment));
		register(beans, StubbedClients.class, stubbed);
		SentCalls calls = new SentCalls();
		register(beans, SentCalls.class, calls);
		register(beans, CallRecorder.class, new CallRecorder(calls, secrets));
		register(beans, ResettableClients.class,
				new ResettableClients(beans.getBeanProvider(ClientInstrumentation.Factory.class)))
			.setPrimary(true);
	}

	/**
	 * Start the servers when nothing is left that the application may have set wrong. A
	 * context that fails later stops them, also before it makes its beans.
	 */
	private void start(StubbedClients stubbed, DefaultListableBeanFactory beans, Environment environment,
			Map<String, Object> properties) {
		beans.registerDisposableBean(StubbedClients.class.getName(), stubbed);
		try {
			for (String client : this.clients) {
				WireMockServer server = stubbed.start(client);
				properties.putAll(new ClientProperties(environment, client).calling(StubbedClients.baseUrl(server)));
				register(beans, client, server);
			}
		}
		catch (RuntimeException | Error ex) {
			stubbed.destroy();
			throw ex;
		}
	}

	private static String recordedBaseUrl(String client, ClientProperties properties) {
		String baseUrl = properties.baseUrl();
		if (baseUrl == null) {
			throw new RecordingException(
					"The client '%s' cannot be recorded: neither tandem.clients.%s.base-url nor base-urls is set"
						.formatted(client, client));
		}
		return baseUrl;
	}

	private static void register(DefaultListableBeanFactory beans, String client, WireMockServer server) {
		RootBeanDefinition bean = new RootBeanDefinition(WireMockServer.class, () -> server);
		bean.addQualifier(new AutowireCandidateQualifier(StubbedClient.class, client));
		bean.setDestroyMethodName("");
		bean.setAttribute(BeanRegistrationAotProcessor.IGNORE_REGISTRATION_ATTRIBUTE, true);
		beans.registerBeanDefinition("stubbedClient#" + client, bean);
	}

	private static <T> RootBeanDefinition register(DefaultListableBeanFactory beans, Class<T> type, T bean) {
		RootBeanDefinition definition = new RootBeanDefinition(type, () -> bean);
		definition.setAttribute(BeanRegistrationAotProcessor.IGNORE_REGISTRATION_ATTRIBUTE, true);
		beans.registerBeanDefinition(type.getName(), definition);
		return definition;
	}

}
