package dev.tandem.autoconfigure;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

/**
 * What {@link ApiClientsRegistrar} has looked at when it runs again.
 *
 * @param first whether it runs for the first time
 * @param unseen names of beans that it has not looked at
 * @param definitions names of the definitions that it has registered
 * @param defined names of the clients of these definitions
 * @param generic names of the clients without a definition
 */
record SeenBeans(boolean first, List<String> unseen, Set<String> definitions, Set<String> defined,
		Set<String> generic) {

	private static final String BEAN_NAME = SeenBeans.class.getName();

	static SeenBeans of(DefaultListableBeanFactory beans) {
		State state = (State) beans.getSingleton(BEAN_NAME);
		boolean first = (state == null);
		if (state == null) {
			state = new State(new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>());
			beans.registerSingleton(BEAN_NAME, state);
		}
		List<String> unseen = Stream.of(beans.getBeanDefinitionNames()).filter(state.beans()::add).toList();
		return new SeenBeans(first, unseen, state.definitions(), state.defined(), state.generic());
	}

	/**
	 * What it has found so far.
	 * @return that, {@code null} if it has not run
	 */
	static @Nullable SeenBeans in(ConfigurableListableBeanFactory beans) {
		State state = (State) beans.getSingleton(BEAN_NAME);
		return (state != null) ? new SeenBeans(false, List.of(), state.definitions(), state.defined(), state.generic())
				: null;
	}

	private record State(Set<String> beans, Set<String> definitions, Set<String> defined, Set<String> generic) {
	}

}
