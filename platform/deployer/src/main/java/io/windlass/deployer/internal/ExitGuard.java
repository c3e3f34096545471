package io.windlass.deployer.internal;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LocalVariable;
import java.lang.classfile.instruction.LocalVariableType;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import org.osgi.framework.Bundle;
import org.osgi.framework.hooks.weaving.WeavingException;
import org.osgi.framework.hooks.weaving.WeavingHook;
import org.osgi.framework.hooks.weaving.WovenClass;

/**
 * Bundles that were installed cannot end the daemon: where their classes call {@code System.exit}, {@code Runtime.exit} or
 * {@code Runtime.halt}, or refer to these methods, an exception is thrown instead. This holds against mistakes, not against
 * malice: reflection and native code are not covered.
 */
final class ExitGuard implements WeavingHook {

    private static final ClassDesc REFUSAL = ClassDesc.of("java.lang.SecurityException");
    private static final MethodTypeDesc EXIT = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int);
    private static final MethodTypeDesc TEXT = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String);

    private final Predicate<Bundle> guarded;

    ExitGuard(Predicate<Bundle> guarded) {
        this.guarded = guarded;
    }

    @Override
    public void weave(WovenClass woven) {
        Bundle bundle = woven.getBundleWiring().getBundle();
        byte[] before = woven.getBytes();
        if (!guarded.test(bundle) || !mentionsExit(before)) {
            return;
        }
        try {
            woven.setBytes(guard(before, woven.getBundleWiring().getClassLoader(), bundle.getSymbolicName()));
        } catch (IllegalArgumentException e) {
            throw new WeavingException(woven.getClassName() + " cannot be kept from ending the daemon", e);
        }
    }

    private static boolean mentionsExit(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return (text.contains("exit") || text.contains("halt"))
                && (text.contains("java/lang/System") || text.contains("java/lang/Runtime"));
    }

    static byte[] guard(byte[] bytes, ClassLoader loader, String bundle) {
        ClassFile classes = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(loader).orElse(ClassHierarchyResolver.defaultResolver())));
        CodeTransform refusing = (builder, element) -> replace(builder, element, bundle);
        return classes.transformClass(classes.parse(bytes), ClassTransform.transformingMethodBodies(refusing));
    }

    private static void replace(CodeBuilder builder, CodeElement element, String bundle) {
        switch (element) {
            case InvokeInstruction call
            when ends(call.owner().asInternalName(), call.name().stringValue(), call.typeSymbol()) -> {
                builder.pop();
                if (call.opcode() != Opcode.INVOKESTATIC) {
                    builder.pop();
                }
                refuse(builder, bundle);
            }
            case InvokeDynamicInstruction reference
            when refersToEnd(reference.bootstrapArgs()) -> {
                for (ClassDesc captured : reference.typeSymbol().parameterList().reversed()) {
                    drop(builder, captured);
                }
                refuse(builder, bundle);
            }
            // They would name variables of code that is not reached any more.
            case LocalVariable _, LocalVariableType _ -> {}
            default -> builder.with(element);
        }
    }

    private static void drop(CodeBuilder builder, ClassDesc captured) {
        if (TypeKind.from(captured).slotSize() == 2) {
            builder.pop2();
        } else {
            builder.pop();
        }
    }

    private static boolean refersToEnd(List<ConstantDesc> arguments) {
        return arguments.stream()
                .anyMatch(argument -> argument instanceof DirectMethodHandleDesc handle
                        && ends(
                                internalName(handle.owner()),
                                handle.methodName(),
                                MethodTypeDesc.ofDescriptor(handle.lookupDescriptor())));
    }

    private static String internalName(ClassDesc type) {
        String descriptor = type.descriptorString();
        return descriptor.startsWith("L") ? descriptor.substring(1, descriptor.length() - 1) : descriptor;
    }

    private static boolean ends(String owner, String name, MethodTypeDesc type) {
        return switch (owner) {
            case "java/lang/System" -> name.equals("exit") && type.equals(EXIT);
            case "java/lang/Runtime" -> (name.equals("exit") || name.equals("halt")) && type.equals(EXIT);
            default -> false;
        };
    }

    private static void refuse(CodeBuilder builder, String bundle) {
        builder.new_(REFUSAL)
                .dup()
                .loadConstant("Bundle " + bundle + " must not end the daemon.")
                .invokespecial(REFUSAL, ConstantDescs.INIT_NAME, TEXT)
                .athrow();
    }
}
