package example;

import dev.tandem.twin.BlockingCall;
import dev.tandem.twin.TwinFacade;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;

@Generated("dev.tandem.processor.ApiClientProcessor")
@SuppressWarnings({ "deprecation", "removal", "rawtypes", "unchecked" })
final class ReactiveTodo$ApiFacade implements Todo$Api, TwinFacade<ReactiveTodo$Api> {
	private final ReactiveTodo$Api twin;

	ReactiveTodo$ApiFacade(ReactiveTodo$Api twin) {
		this.twin = twin;
	}

	@Override
	public <T extends Number & Comparable<T> & Serializable> T number(T number) {
		BlockingCall.checkThread(ReactiveTodo$Api.class);
		return BlockingCall.value(this.twin.number(number));
	}

	@Override
	public <E extends Exception> String fails() {
		BlockingCall.checkThread(ReactiveTodo$Api.class);
		return BlockingCall.value(this.twin.fails());
	}

	@Override
	public Todo$Api.Kind kinds(Todo$Api.Kind kind) {
		BlockingCall.checkThread(ReactiveTodo$Api.class);
		return BlockingCall.value(this.twin.kinds(kind));
	}

	@Override
	public String range(Todo$Api.Range range, Todo$Api.Kind... kinds) {
		BlockingCall.checkThread(ReactiveTodo$Api.class);
		return BlockingCall.value(this.twin.range(range, kinds));
	}

	@Override
	public String names(String definition, String reactive, String other, String $, String _x) {
		BlockingCall.checkThread(ReactiveTodo$Api.class);
		return BlockingCall.value(this.twin.names(definition, reactive, other, $, _x));
	}

	@Override
	public String definitionOfTwin(String definition) {
		BlockingCall.checkThread(ReactiveTodo$Api.class);
		return BlockingCall.value(this.twin.definitionOfTwin(definition));
	}

	@Override
	public String getClass(String name) {
		BlockingCall.checkThread(ReactiveTodo$Api.class);
		return BlockingCall.value(this.twin.getClass(name));
	}

	@Override
	public String wait(int times) {
		BlockingCall.checkThread(ReactiveTodo$Api.class);
		return BlockingCall.value(this.twin.wait(times));
	}

	@Override
	public Todo$Api.Shape shape() {
		BlockingCall.checkThread(ReactiveTodo$Api.class);
		return BlockingCall.value(this.twin.shape());
	}

	@Override
	public List<? extends Todo$Api.Shape> wild() {
		BlockingCall.checkThread(ReactiveTodo$Api.class);
		return BlockingCall.list(this.twin.wild());
	}

	@Override
	public Map<String, ? extends Number> map(Map<String, ? super Integer> values) {
		BlockingCall.checkThread(ReactiveTodo$Api.class);
		return BlockingCall.value(this.twin.map(values));
	}

	@Override
	public String both() {
		BlockingCall.checkThread(ReactiveTodo$Api.class);
		return BlockingCall.value(this.twin.both());
	}

	@Override
	public String one(String b) {
		BlockingCall.checkThread(ReactiveTodo$Api.class);
		return BlockingCall.value(this.twin.one(b));
	}

	@Override
	public ReactiveTodo$Api definitionOfTwin() {
		return this.twin;
	}

	@Override
	public TwinFacade<ReactiveTodo$Api> twinOfDefinition(ReactiveTodo$Api other) {
		return new ReactiveTodo$ApiFacade(other);
	}

	@Override
	public String toString() {
		return "Todo$Api of " + this.twin;
	}
}
