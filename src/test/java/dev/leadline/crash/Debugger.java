package dev.leadline.crash;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.Field;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.Location;
import com.sun.jdi.LongValue;
import com.sun.jdi.Method;
import com.sun.jdi.ObjectReference;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.StringReference;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.Value;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.connect.ListeningConnector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.request.ClassPrepareRequest;
import com.sun.jdi.request.EventRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Stops a program at a point, so that it can be killed there; the program's own classes run as they are. */
final class Debugger implements AutoCloseable {

    private final ListeningConnector connector;
    private final Map<String, Connector.Argument> arguments;
    private final String address;

    private Debugger(ListeningConnector connector, Map<String, Connector.Argument> arguments, String address) {
        this.connector = connector;
        this.arguments = arguments;
        this.address = address;
    }

    static Debugger listen() {
        ListeningConnector connector = Bootstrap.virtualMachineManager().listeningConnectors().stream()
                .filter(any -> any.transport().name().equals("dt_socket"))
                .findFirst()
                .orElseThrow();
        Map<String, Connector.Argument> arguments = connector.defaultArguments();
        Objects.requireNonNull(arguments.get("localAddress")).setValue("127.0.0.1");
        try {
            String address;
            synchronized (Debugger.class) {
                address = connector.startListening(arguments);
            }
            return new Debugger(connector, arguments, address.substring(address.lastIndexOf(':') + 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalConnectorArgumentsException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The option for the JVM that is to be stopped. */
    String option() {
        return "-agentlib:jdwp=transport=dt_socket,server=n,suspend=y,address=127.0.0.1:" + address;
    }

    /** Lets the program run to the point; false when it ended without. At the point all its threads stand still. */
    boolean reaches(CrashPoint point, CrashLead row) {
        try {
            VirtualMachine machine = accept();
            ClassPrepareRequest prepared = machine.eventRequestManager().createClassPrepareRequest();
            prepared.addClassFilter(point.type());
            prepared.enable();
            machine.resume();
            return reaches(machine, point, row);
        } catch (VMDisconnectedException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalConnectorArgumentsException | InterruptedException | IncompatibleThreadStateException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All debuggers share one connector. While another begins to listen, it may not find this one, and tries to listen anew. */
    private VirtualMachine accept() throws IOException, IllegalConnectorArgumentsException {
        while (true) {
            try {
                return connector.accept(arguments);
            } catch (BindException e) {
                Thread.onSpinWait();
            }
        }
    }

    private static boolean reaches(VirtualMachine machine, CrashPoint point, CrashLead row)
            throws InterruptedException, IncompatibleThreadStateException {
        while (true) {
            EventSet events = machine.eventQueue().remove();
            for (Event event : events) {
                if (event instanceof ClassPrepareEvent prepared) {
                    breakAt(machine, prepared.referenceType(), point);
                } else if (event instanceof BreakpointEvent stopped && (!point.ofARow() || concerns(stopped, row))) {
                    return true;
                }
            }
            events.resume();
        }
    }

    private static void breakAt(VirtualMachine machine, ReferenceType type, CrashPoint point) {
        for (Method method : type.methodsByName(point.method())) {
            EventRequest request =
                    machine.eventRequestManager().createBreakpointRequest(location(method, point.atTheEnd()));
            request.setSuspendPolicy(EventRequest.SUSPEND_ALL);
            request.enable();
        }
    }

    /** The end of a method is its last instruction, which in those that are asked for is their only return. */
    private static Location location(Method method, boolean atTheEnd) {
        if (!atTheEnd) {
            return method.location();
        }
        return method.locationOfCodeIndex(method.bytecodes().length - 1);
    }

    private static boolean concerns(BreakpointEvent stopped, CrashLead row) throws IncompatibleThreadStateException {
        List<Value> arguments = stopped.thread().frame(0).getArgumentValues();
        return arguments.stream().anyMatch(argument -> concerns(argument, row));
    }

    private static boolean concerns(Value argument, CrashLead row) {
        if (argument instanceof StringReference text) {
            return text.value().contains(row.email());
        }
        if (argument instanceof ObjectReference object) {
            return Stream.of("row", "number")
                    .map(object.referenceType()::fieldByName)
                    .filter(Objects::nonNull)
                    .anyMatch(field -> number(object, field) == row.number());
        }
        return false;
    }

    private static long number(ObjectReference object, Field field) {
        return object.getValue(field) instanceof LongValue number ? number.value() : 0;
    }

    @Override
    public void close() {
        try {
            synchronized (Debugger.class) {
                connector.stopListening(arguments);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalConnectorArgumentsException e) {
            throw new IllegalStateException(e);
        }
    }
}
